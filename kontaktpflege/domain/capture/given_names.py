"""Common given names of German-speaking countries and around: they tell "Müller, Eva" from "Müller, Siemens"."""

from __future__ import annotations

from kontaktpflege.domain.names import fold

_NAMES = """
Aaron Achim Adam Adelheid Adrian Agnes Ahmed Ahmet Aisha Alan Albert Albrecht Alessandro Alex Alexander Alexandra Alexis
Alfons Alfred Ali Alice Alina Aline Alois Amelie Amina Amir Anastasia Andrea Andreas Andrew André Andrzej Angela Angelika
Anita Anja Anke Ann Anna Annalena Anne Annegret Anneliese Annemarie Annett Annette Annika Anton Antonia Antonio Ariane
Armin Arne Arno Arthur Astrid August Axel Ayşe Barbara Bastian Beate Beatrice Beatrix Ben Benedikt Benjamin Benno Bernadette
Bernd Bernhard Bert Berta Bertram Bettina Bianca Birgit Birgitta Björn Bob Bodo Boris Brigitte Britta Bruno Burkhard Can
Carina Carl Carla Carlos Carmen Carola Caroline Carolin Carsten Catherine Cem Charles Charlotte Chiara Christa Christel
Christian Christiane Christina Christine Christof Christoph Christopher Cindy Claire Clara Claudia Claudio Claus Clemens
Conny Conrad Constanze Cord Cornelia Corinna Čeněk Dagmar Daniel Daniela Daniele David Denis Dennis Deniz Detlef Dieter
Dietmar Dietrich Dirk Dominic Dominik Don Dora Doreen Doris Dorothea Dorothee Eberhard Eckart Eckhard Eddie Edeltraud Edgar
Edith Eduard Edward Egon Eike Elena Elfriede Elias Elif Elisa Elisabeth Elizabeth Elke Ella Ellen Elmar Elsa Else Emil Emilia
Emily Emma Emre Enrico Eric Erich Erik Erika Erna Ernst Erwin Esther Eugen Eva Evelyn Ewa Ewald Fabian Falk Fatih Fatima
Fatma Felicitas Felix Ferdinand Finn Florian Francesca Francesco Frank Franz Franziska Frauke Frederik Freya Fridolin Frieda
Friedhelm Friedrich Fritz Gabi Gabriel Gabriele Gary Georg George Gerald Gerd Gerda Gerhard Gerlinde Gernot Gert Gertrud
Gesa Gesine Gideon Gilbert Giovanni Gisela Gottfried Götz Grace Grazyna Gregor Greta Grete Gudrun Guido Günter Günther Gunnar
Gustav Hanna Hannah Hannelore Hannes Hans Hansjörg Harald Harry Hartmut Hasan Hatice Heide Heidi Heike Heiko Heiner Heinrich
Heinz Helen Helena Helene Helga Helge Hella Helmut Hendrik Henning Henriette Henrik Henry Herbert Heribert Hermann Hilde
Hildegard Holger Horst Hubert Hugo Hussein Ibrahim Ida Igor Ilka Ilona Ilse Ina Ines Inga Inge Ingeborg Ingo Ingrid Irene Iris
Irina Irma Irmgard Isabel Isabella Isabelle Ismail Ivan Ivo Jacqueline Jakob James Jan Jana Jane Janina Janine Jannik Jan-Philipp
Jasmin Jason Jean Jennifer Jenny Jens Jeremias Jessica Jim Jo Joachim Joanna Jochen Joe Johann Johanna Johannes John Jonas
Jonathan Jörg Jörn Josef Josefine Joseph Joshua Judith Julia Julian Juliane Julius Jürgen Justus Jutta Kai Karen Karin Karina
Karl Karla Karl-Heinz Karola Karoline Karsten Katarina Kate Katharina Käthe Kathleen Kathrin Katja Katrin Kay Keith Kenneth
Kerstin Kevin Kim Kirsten Klara Klaus Knut Konrad Konstantin Kristin Kristina Kurt Lara Lars Laura Lea Leila Lena Lennart Leo
Leon Leonard Leonhard Leonie Leonore Leopold Levin Liam Lieselotte Lili Lilli Lina Linda Lisa Lisbeth Liselotte Livia Lorenz
Lothar Lotte Louis Louisa Louise Luca Lucas Lucia Lucy Ludger Ludwig Luigi Luis Luisa Luise Lukas Lutz Lydia Madeleine
Magda Magdalena Maike Maja Małgorzata Manfred Manuel Manuela Marc Marcel Marco Marcus Mareike Maren Margaret Margarete Margarethe
Margit Margot Margret Maria Marianne Marie Marina Mario Marion Marius Mark Markus Marlene Marlies Marta Martha Martin Martina
Marvin Mary Mathias Mathilde Matilda Matteo Matthew Matthias Maurice Max Maximilian Maya Mehmet Meike Melanie Merle Meryem
Michael Michaela Michel Michelle Miguel Mia Mike Milan Milena Mila Mira Miriam Mirko Mohamed Mohammed Moritz Murat Mustafa
Nadine Nadja Nancy Natalia Natalie Natascha Nele Nicholas Nick Nico Nicola Nicolas Nicole Niels Nikita Niklas Nikolaus Nils Nina
Noah Nora Norbert Norman Oda Olaf Ole Oleg Olga Oliver Olivia Ömer Oskar Osman Oswald Otmar Otto Özlem Pablo Pascal Patricia
Patrick Patrizia Paul Paula Pauline Pavel Pedro Peggy Peter Petra Philip Philipp Pia Piotr Priya Rabea Rafael Rahel Raimund
Rainer Ralf Ralph Ramona Raphael Raphaela Rebecca Rebekka Regina Regine Reiner Reinhard Reinhold Renate René Ria Richard Rita
Robert Roberta Roberto Robin Roger Roland Rolf Roman Romy Ron Ronald Ronja Ronny Rosa Rosemarie Rosi Roswitha Rudi Rudolf
Rüdiger Rupert Ruth Ryan Sabine Sabrina Sally Salim Samantha Samira Samuel Sandra Sara Sarah Sascha Saskia Scott Sean Sebastian
Selina Selma Serkan Sibylle Siegfried Siegmund Sigrid Silke Silvan Silvana Silvia Simon Simona Simone Sina Sofia Sofie Sonja
Sophia Sophie Stefan Stefanie Steffen Steffi Stella Stephan Stephanie Stephen Steve Steven Susan Susanna Susanne Susi Sven
Svenja Sylvia Tamara Tanja Tatjana Ted Teresa Thea Theo Theodor Theresa Therese Thilo Thomas Thorben Thorsten Tilman Till Tim Timo
Tina Tobias Tom Tomasz Toni Tony Torben Torsten Traute Tristan Udo Ulf Uli Ulla Ulrich Ulrike Urs Ursula Uschi Ute Uwe Valentin
Valentina Valerie Vanessa Vera Verena Veronika Victor Victoria Viktor Viktoria Vincent Viola Vivian Vivien Vladimir Volker
Volkmar Walburga Waldemar Walter Waltraud Wanda Wendelin Wenke Werner Wiebke Wilfried Wilhelm Wilhelmine Willi William Willy
Winfried Wolf Wolfgang Wolfram Xaver Yannick Yasemin Yasmin Yusuf Yvonne Zeynep Zoe Zsófia
"""

GIVEN_NAMES = frozenset(map(fold, _NAMES.split()))
"""The names, folded."""


def is_given_name(word: str) -> bool:
    """Whether a word, or each half of one with a hyphen, is a common given name."""
    return all(half and fold(half) in GIVEN_NAMES for half in word.split("-")) or fold(word) in GIVEN_NAMES
